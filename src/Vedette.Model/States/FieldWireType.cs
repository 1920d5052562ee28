namespace Vedette.Model.States;

/// <summary>How a field's value is written, in the lower three bits of its tag; docs/formats/state.md draws it. Numbers are for ever.</summary>
internal enum FieldWireType : byte
{
    /// <summary>Zigzag varint.</summary>
    Integer = 0,

    /// <summary>Eight bytes, little-endian IEEE 754.</summary>
    Double = 1,

    /// <summary>Length as varint, then UTF-8.</summary>
    Text = 2,

    /// <summary>Count as varint, then each as a text.</summary>
    TextList = 3,
    True = 4,
    False = 5,

    /// <summary>Zigzag varint of a number times 1000, where that is exact: most percentages and temperatures.</summary>
    Thousandths = 6,

    /// <summary>Nothing follows: the field is not known any more. Only in a <see cref="ReadingsPatch"/>.</summary>
    Absent = 7,
}
