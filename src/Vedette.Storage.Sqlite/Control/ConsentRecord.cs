using Vedette.Storage.Control;

namespace Vedette.Storage.Sqlite.Control;

/// <summary>A row of the table <c>consents</c>, as Dapper fills it.</summary>
internal sealed class ConsentRecord
{
    public long Id { get; init; }

    public int AgentId { get; init; }

    public required string Version { get; init; }

    public required string Sha256 { get; init; }

    public required string AcceptedBy { get; init; }

    public long AcceptedAtMs { get; init; }

    public required string How { get; init; }

    public required string Source { get; init; }

    public long RecordedAtMs { get; init; }

    public ConsentEntry ToEntry() => new(Id, AgentId, new Consent(Version, Sha256, AcceptedBy, AcceptedAtMs, How), Source, RecordedAtMs);
}
