package io.snapwarden.simulation.model;

/// Something that a listing walks over, in the order of its numbers.
interface Numbered {

    int number();

    /// Whether no listing will ever show it again.
    boolean forgotten(long now);
}
