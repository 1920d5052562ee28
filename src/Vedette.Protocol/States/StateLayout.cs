namespace Vedette.Protocol.States;

/// <summary>Numbers of the layout STATE_V1, drawn in docs/formats/state.md.</summary>
internal static class StateLayout
{
    // An entity's marks.
    public const byte Appears = 1;
    public const byte HasDescription = 2;
    public const byte HasReadings = 4;
    public const byte Gone = 8;
    public const byte HasPatch = 16;
    public const byte KnownMarks = Appears | HasDescription | HasReadings | Gone | HasPatch;

    /// <summary>Reference and marks.</summary>
    public const int MinEntityBytes = 2;
}
