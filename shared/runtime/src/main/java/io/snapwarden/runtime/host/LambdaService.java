package io.snapwarden.runtime.host;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.env.Environment;
import io.snapwarden.runtime.config.Foundation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one [Service] of an application, for as long as Lambda keeps its process. It is started before the first event,
/// so that a snapshot of the process holds it ready, and begun again when another policy file is in force.
public final class LambdaService {

    private static final Logger log = LoggerFactory.getLogger(LambdaService.class);

    private final String name;
    private ApplicationContext context;

    /// The application of a function. Unlike Micronaut's own for Lambda it makes nothing before it is asked for: where
    /// the service cannot start yet, that would end the process.
    public static ApplicationContextBuilder application() {
        return ApplicationContext.builder(Environment.FUNCTION, "lambda");
    }

    /// A start that fails is tried again with the first event: the policy file may not have been put yet when Lambda
    /// takes its snapshot.
    public LambdaService(String name, ApplicationContext context) {
        this.name = name;
        this.context = context;
        try {
            context.getBean(Service.class);
        } catch (RuntimeException e) {
            StartFailure.of(e).tell(name);
        }
    }

    public SQSBatchResponse handle(SQSEvent event) {
        return service().lambda().handle(event);
    }

    private Service service() {
        try {
            if (context.getBean(Foundation.class).isOutdated()) {
                beginAgain();
            }
            return context.getBean(Service.class);
        } catch (RuntimeException e) {
            StartFailure.of(e).tell(name);
            throw e;
        }
    }

    /// What fails to begin leaves everything as it was.
    private void beginAgain() {
        var next = application().start();
        try {
            next.getBean(Service.class);
        } catch (RuntimeException e) {
            StartFailure.of(e).tell(name);
            next.close();
            return;
        }
        context.close();
        context = next;
        log.info("{} works by another policy file", name);
    }
}
