package io.snapwarden.runtime.aws;

import io.snapwarden.runtime.aws.client.AwsCall;
import io.snapwarden.runtime.aws.client.AwsClients;
import io.snapwarden.runtime.port.SecretException;
import io.snapwarden.runtime.port.Secrets;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/// Finds secrets in the environment and in Secrets Manager. They are read anew each time, so that a rotated one counts
/// at once.
final class AwsSecrets implements Secrets {

    private static final String ENVIRONMENT = "env:";
    private static final String SECRETS_MANAGER = "secretsmanager:";

    /// The variable's value; null when it is not set.
    interface Environment {
        @Nullable
        String get(String name);
    }

    private final AwsClients clients;
    private final Environment environment;

    AwsSecrets(AwsClients clients, Environment environment) {
        this.clients = clients;
        this.environment = environment;
    }

    @Override
    public String resolve(String reference) {
        if (reference.startsWith(ENVIRONMENT)) {
            return fromEnvironment(reference.substring(ENVIRONMENT.length()));
        }
        if (reference.startsWith(SECRETS_MANAGER)) {
            return fromSecretsManager(reference.substring(SECRETS_MANAGER.length()));
        }
        throw new IllegalArgumentException("a secret is given as env:NAME or secretsmanager:NAME, never by itself");
    }

    private String fromEnvironment(String name) {
        var value = environment.get(name);
        if (value == null || value.isEmpty()) {
            throw new SecretException("the environment variable " + name + " should hold a secret but is "
                    + (value == null ? "not set" : "empty"));
        }
        return value;
    }

    private String fromSecretsManager(String name) {
        var call = new AwsCall("secretsmanager", "GetSecretValue", name);
        try (var client = clients.atHome(SecretsManagerClient.builder())) {
            var value = call.run(() -> client.getSecretValue(request -> request.secretId(name)))
                    .secretString();
            if (value == null || value.isEmpty()) {
                throw new SecretException("the secret " + name + " should hold a text but is empty or binary");
            }
            return value;
        }
    }
}
