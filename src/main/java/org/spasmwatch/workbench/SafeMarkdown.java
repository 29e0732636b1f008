package org.spasmwatch.workbench;

import io.quarkus.qute.RawString;
import java.util.List;
import java.util.Map;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.AttributeProviderContext;
import org.commonmark.renderer.html.DefaultUrlSanitizer;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Markdown as HTML that can do nothing: HTML in it is shown as text, links lead to the web or to
 * this page only, and an image, which would tell somebody that the card was read, is its
 * description.
 */
public final class SafeMarkdown {
  private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
  private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
  private static final HtmlRenderer RENDERER =
      HtmlRenderer.builder()
          .extensions(EXTENSIONS)
          .escapeHtml(true)
          .sanitizeUrls(true)
          .urlSanitizer(new DefaultUrlSanitizer(List.of("http", "https", "mailto")))
          .attributeProviderFactory((AttributeProviderContext context) -> SafeMarkdown::attributes)
          .build();

  private SafeMarkdown() {}

  /** A whole text. */
  public static RawString html(String markdown) {
    Node document = PARSER.parse(markdown);
    document.accept(new WithoutImages());
    return new RawString(RENDERER.render(document));
  }

  /** One line, without the paragraph around it. */
  public static RawString line(String markdown) {
    String html = html(markdown).getValue().strip();
    boolean one = html.startsWith("<p>") && html.indexOf("</p>") == html.length() - "</p>".length();
    return new RawString(
        one ? html.substring("<p>".length(), html.length() - "</p>".length()) : html);
  }

  private static void attributes(Node node, String tag, Map<String, String> attributes) {
    if (node instanceof Link) {
      attributes.put("rel", "noopener noreferrer nofollow");
    }
  }

  private static final class WithoutImages extends AbstractVisitor {
    @Override
    public void visit(Image image) {
      visitChildren(image);
      Node child = image.getFirstChild();
      if (child == null) {
        image.insertBefore(new Text(image.getDestination()));
      }
      while (child != null) {
        Node next = child.getNext();
        image.insertBefore(child);
        child = next;
      }
      image.unlink();
    }
  }
}
