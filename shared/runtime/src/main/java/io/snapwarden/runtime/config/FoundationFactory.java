package io.snapwarden.runtime.config;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/// Lays the foundation of each service, in a task and in Lambda alike.
@Factory
final class FoundationFactory {

    @Singleton
    @Bean(preDestroy = "close")
    Foundation foundation() {
        return Foundation.lay(Settings.ofEnvironment());
    }
}
