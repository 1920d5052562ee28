namespace Vedette.Model.States;

/// <summary>How a number is to be shown.</summary>
public enum FieldUnit : byte
{
    None,
    Bytes,

    /// <summary>0 to 100; a process with several busy threads goes beyond.</summary>
    Percent,
    Seconds,

    /// <summary>Milliseconds since the Unix epoch.</summary>
    UnixMilliseconds,
    Celsius,
    Watts,
    Megahertz,
    BytesPerSecond,
    PerSecond,
    HashesPerSecond,
}
