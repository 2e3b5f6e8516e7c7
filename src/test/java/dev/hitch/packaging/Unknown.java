package dev.hitch.packaging;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import io.fabric8.kubernetes.api.model.AnyType;

/**
 * Finds what the types of Kubernetes's objects do not know. Their reader keeps such members in
 * {@code additionalProperties} and goes on; the API server would refuse them, or drop them without a word.
 */
final class Unknown {

    private Unknown() {}

    /** The paths of the unknown members of {@code object}. */
    static List<String> fields(Object object) {
        List<String> found = new ArrayList<>();
        collect(object, object.getClass().getSimpleName(), found);
        return found;
    }

    private static void collect(Object value, String path, List<String> found) {
        if (value instanceof Collection<?> items) {
            int index = 0;
            for (Object item : items) {
                collect(item, path + "[" + index++ + "]", found);
            }
        } else if (value instanceof Map<?, ?> entries) {
            entries.forEach((key, item) -> collect(item, path + "." + key, found));
        } else if (value != null && !(value instanceof AnyType) && isModel(value.getClass())) {
            for (Class<?> type = value.getClass(); isModel(type); type = type.getSuperclass()) {
                for (Field field : type.getDeclaredFields()) {
                    collectField(value, field, path, found);
                }
            }
        }
    }

    private static void collectField(Object owner, Field field, String path, List<String> found) {
        Object value = read(field, owner);
        if (field.getName().equals("additionalProperties")) {
            ((Map<?, ?>) value).keySet().forEach(name -> found.add(path + "." + name));
        } else {
            collect(value, path + "." + field.getName(), found);
        }
    }

    private static Object read(Field field, Object owner) {
        try {
            field.setAccessible(true);
            return field.get(owner);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static boolean isModel(Class<?> type) {
        return type.getName().startsWith("io.fabric8.kubernetes.api.model.") && !type.isEnum();
    }
}
