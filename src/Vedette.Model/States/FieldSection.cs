namespace Vedette.Model.States;

/// <summary>Which half of an entity a field belongs to. The halves travel and are compared apart.</summary>
public enum FieldSection : byte
{
    /// <summary>What the thing is; a difference here is a change that people want to hear of.</summary>
    Description,

    /// <summary>What it does just now; differences here are never changes.</summary>
    Readings,
}
