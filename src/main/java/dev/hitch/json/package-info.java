/**
 * Reads the JSON body of a request, and says everything that is wrong with it at once.
 *
 * <p>A body is decoded strictly (UTF-8, I-JSON), read into a record by Jackson, which notes each unknown member and
 * wrong type and goes on, and checked by Bean Validation. Only a body without any violation reaches a resource. A body
 * of many bodies is cut into their texts, which are read in the same way, one by one.
 */
package dev.hitch.json;
