namespace Vedette.Model.States;

/// <summary>What a field's value is.</summary>
public enum FieldType : byte
{
    Text,

    /// <summary>Texts in a meaningful order.</summary>
    TextList,

    /// <summary>A 64-bit whole number.</summary>
    Integer,

    /// <summary>A 64-bit floating-point number.</summary>
    Number,

    Flag,
}
