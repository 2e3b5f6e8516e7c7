package dev.hitch.testing;

import java.util.concurrent.CompletionStage;

import jakarta.inject.Singleton;

import io.quarkus.qute.EvalContext;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.Results;
import io.quarkus.qute.TemplateException;
import io.quarkus.qute.ValueResolver;

/**
 * Takes reflection away from the templates of every test, as a native binary does: what a template names must be known
 * to a resolver that the build has generated. It comes after all of those, and before the one that reflects.
 */
@Singleton
public class NoTemplateReflection implements ValueResolver {

    private final ReflectionValueResolver reflection = new ReflectionValueResolver();

    @Override
    public int getPriority() {
        return reflection.getPriority() + 1;
    }

    @Override
    public boolean appliesTo(EvalContext context) {
        return context.getBase() != null && !Results.isNotFound(context.getBase()) && reflection.appliesTo(context);
    }

    @Override
    public CompletionStage<Object> resolve(EvalContext context) {
        throw new TemplateException("\"" + context.getName() + "\" of "
                + context.getBase().getClass().getName()
                + " would be found by reflection, which a native binary has not: give the class @TemplateData");
    }
}
