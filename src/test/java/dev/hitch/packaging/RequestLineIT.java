package dev.hitch.packaging;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;

import dev.hitch.request.RequestLineTest;
import dev.hitch.testing.Production;

/** Here the setting that lets such request lines through comes from the service's own start. */
@QuarkusIntegrationTest
@QuarkusTestResource(Production.class)
class RequestLineIT extends RequestLineTest {}
