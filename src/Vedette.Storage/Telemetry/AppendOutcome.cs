namespace Vedette.Storage.Telemetry;

public enum AppendOutcome
{
    Stored,

    /// <summary>This (epoch, seq) is durable already; nothing changed.</summary>
    Duplicate,

    /// <summary>The epoch is unknown or belongs to another agent; nothing changed and nothing may be acknowledged.</summary>
    UnknownEpoch,
}
