package dev.hitch.id;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/** The one source of randomness of the process: the operating system's, cryptographically strong. */
class RandomProducer {

    @Produces
    @ApplicationScoped
    RandomGenerator random() {
        return new SecureRandom();
    }
}
