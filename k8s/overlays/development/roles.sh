# The role of the service; the image of PostgreSQL runs this once, when it has made the database.
psql -v ON_ERROR_STOP=1 -U "$POSTGRES_USER" -d "$POSTGRES_DB" -v role="$SERVICE_USER" -v password="$SERVICE_PASSWORD" <<'SQL'
create role :"role" login password :'password';
SQL
