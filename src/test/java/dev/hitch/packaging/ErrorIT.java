package dev.hitch.packaging;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;

import dev.hitch.error.ErrorTest;
import dev.hitch.testing.Production;

@QuarkusIntegrationTest
@QuarkusTestResource(Production.class)
class ErrorIT extends ErrorTest {}
