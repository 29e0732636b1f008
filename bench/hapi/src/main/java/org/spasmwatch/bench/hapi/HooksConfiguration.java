package org.spasmwatch.bench.hapi;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.hapi.fhir.cdshooks.api.ICdsHooksDaoAuthorizationSvc;
import ca.uhn.hapi.fhir.cdshooks.config.CdsHooksConfig;
import ca.uhn.hapi.fhir.cdshooks.controller.CdsHooksController;
import ca.uhn.hapi.fhir.cdshooks.svc.CdsHooksContextBooter;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** HAPI's CDS Hooks as its documentation sets it up, with one service and no database. */
@Configuration
@EnableWebMvc
@Import({CdsHooksConfig.class, CdsHooksController.class})
class HooksConfiguration {
  @Bean
  FhirContext fhirContext() {
    return FhirContext.forR4Cached();
  }

  @Bean
  DaoRegistry daoRegistry(FhirContext context) {
    return new DaoRegistry(context);
  }

  @Bean(initMethod = "start", destroyMethod = "stop")
  CdsHooksContextBooter cdsHooksContextBooter() {
    CdsHooksContextBooter booter = new CdsHooksContextBooter();
    booter.setDefinitionsClass(Services.class);
    return booter;
  }

  @Bean
  ICdsHooksDaoAuthorizationSvc cdsHooksDaoAuthorizationSvc() {
    return resource -> {};
  }

  @Bean
  WebMvcConfigurer converters(
      @Qualifier(CdsHooksConfig.CDS_HOOKS_OBJECT_MAPPER_FACTORY) ObjectMapper mapper) {
    return new WebMvcConfigurer() {
      @Override
      public void configureMessageConverters(List<HttpMessageConverter<?>> converters) {
        converters.add(new MappingJackson2HttpMessageConverter(mapper));
      }
    };
  }

  /** What HAPI's own context of services holds. */
  @Configuration
  static class Services {
    @Bean
    List<Object> cdsServices() {
      return List.of(new KidneyReview());
    }
  }
}
