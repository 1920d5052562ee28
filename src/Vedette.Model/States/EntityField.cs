namespace Vedette.Model.States;

/// <summary>One field of an entity kind.</summary>
/// <param name="Number">On the wire and on disk for ever, unique within the kind; 1 to 255.</param>
/// <param name="Name">As in JSON replies: snake_case.</param>
public sealed record EntityField(byte Number, string Name, FieldType Type, FieldSection Section, FieldUnit Unit);
