package dev.hitch.wrong.crowd;

/** Makes thirteen, together with those below. */
public class Crowd {}

class Second {}

class Third {}

class Fourth {}

class Fifth {}

class Sixth {}

class Seventh {}

class Eighth {}

class Ninth {}

class Tenth {}

class Eleventh {}

class Twelfth {}

class OneTooMany {}

record DoesNotCount() {}
