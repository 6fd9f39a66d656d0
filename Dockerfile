# Two stages: Maven and a JDK build the jar and a small runtime, the second stage holds nothing else.
# Written to be simple; there was no container engine at hand to run it when it was written.
FROM eclipse-temurin:25-jdk AS build
RUN apt-get update && apt-get install -y --no-install-recommends maven && rm -rf /var/lib/apt/lists/*
WORKDIR /frontdesk
COPY pom.xml build.sh ./
COPY src src
COPY test-audio test-audio
RUN ./build.sh
# java.net.http and jdk.httpserver are the two HTTP ends, jdk.crypto.ec carries TLS, jdk.localedata says dates in other languages than
# English; an archive of the JDK's classes shortens the start.
RUN jlink --strip-debug --no-man-pages --no-header-files --generate-cds-archive --compress zip-6 --output /runtime \
    --add-modules java.logging,java.net.http,java.xml,jdk.crypto.ec,jdk.httpserver,jdk.localedata,jdk.management,jdk.unsupported

FROM debian:stable-slim
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates curl && rm -rf /var/lib/apt/lists/* \
    && useradd --system --no-create-home frontdesk \
    && mkdir /data && chown frontdesk /data
COPY --from=build /runtime /opt/java
COPY --from=build /frontdesk/target/frontdesk.jar /frontdesk.jar
# Bookings, messages and recorded phrases are kept here: give it a volume that outlives the container.
ENV DATA_DIR=/data
VOLUME /data
USER frontdesk
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=3s CMD curl --fail --silent http://127.0.0.1:${PORT:-4000}/healthz
ENTRYPOINT ["/opt/java/bin/java", "-XX:+UseSerialGC", "-Xms28m", "-Xmn12m", "-Xmx512m", "-XX:+UseCompactObjectHeaders", \
    "-XX:TrimNativeHeapInterval=5000", "-Djdk.reflect.useNativeAccessorOnly=true", "-jar", "/frontdesk.jar"]
