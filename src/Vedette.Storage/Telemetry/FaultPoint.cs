namespace Vedette.Storage.Telemetry;

/// <summary>The names that <see cref="IFaultPoints"/> hears.</summary>
public static class FaultPoint
{
    public const string BeforeCommit = "before-commit";
    public const string AfterCommitBeforeAck = "after-commit-before-ack";
    public const string InFlush = "in-flush";
    public const string InRetention = "in-retention";
    public const string InMigration = "in-migration";
}
