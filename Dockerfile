# Placard in one container. Without PLACARD_DATABASE_URL and PLACARD_REDIS_URL it runs its own servers in it, with their
# data in /data; compose.yaml gives it separate ones.

FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /build
# the dependencies change seldom: a layer of their own spares a rebuild their download
COPY pom.xml ./
COPY .mvn .mvn
RUN mvn -q -B dependency:go-offline
COPY conf/git conf/git
COPY src src
RUN mvn -q -B package -DskipTests

FROM eclipse-temurin:25-jre
# what Placard's own Redis is linked with, and setsid; both are in most images, but nobody promises it
RUN apt-get update \
 && apt-get install -y --no-install-recommends libssl3 util-linux \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --uid 10001 --home-dir /data placard \
 && install -d -o placard -g placard /data
WORKDIR /opt/placard
COPY --from=build /build/target/lib lib
COPY --from=build /build/target/placard.jar ./
COPY LICENSE ./
COPY conf/placard.yaml conf/placard.yaml

# PostgreSQL refuses to run as root
USER placard
ENV PLACARD_HTTP_HOST=0.0.0.0 \
    PLACARD_DATA_DIR=/data
VOLUME /data
EXPOSE 8080

# bash speaks TCP, so the image needs no curl
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/${PLACARD_HTTP_PORT:-8080} && printf 'GET /readyz HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]

# Docker allows 10 s before it kills: too little for sockets that are asked to come back, hence stop_grace_period in compose.yaml
STOPSIGNAL SIGTERM
ENTRYPOINT ["java", "-XX:+IgnoreUnrecognizedVMOptions", "--sun-misc-unsafe-memory-access=allow", "-XX:+UseCompactObjectHeaders", "-XX:MinHeapFreeRatio=10", "-XX:MaxHeapFreeRatio=25", "-Xms128m", "-XX:MaxRAMPercentage=70", "-XX:MaxMetaspaceSize=512m", "-jar", "/opt/placard/placard.jar"]
CMD ["serve"]
