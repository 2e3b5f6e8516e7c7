package dev.hitch.json;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a record as the JSON body of a request, read by {@link JsonBodyReader}. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface JsonBody {

    /** The most bytes such a body may have; a larger one is answered 413. */
    int maxBytes() default 64 * 1024;

    /**
     * The array of items in a body of many: a {@code List<String>} of the record, which gets the JSON text of each
     * item. {@link JsonBodyReader#draft(String, Class)} reads an item: an error in one does not affect the others.
     */
    String items() default "";

    /** The most elements that array may have. */
    int maxItems() default 0;
}
