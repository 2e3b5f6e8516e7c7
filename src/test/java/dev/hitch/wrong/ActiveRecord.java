package dev.hitch.wrong;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;

/** Has static methods that read and delete rows of every application. */
public abstract class ActiveRecord extends PanacheEntityBase {}
