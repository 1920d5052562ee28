using Vedette.Storage.Control;

namespace Vedette.Storage.Sqlite.Control;

/// <summary>Statements on the consent ledger that more than one store needs inside its own transaction.</summary>
internal static class ConsentTable
{
    private const string Columns = """
        SELECT id AS Id, agent_id AS AgentId, version AS Version, sha256 AS Sha256, accepted_by AS AcceptedBy, accepted_at_ms AS AcceptedAtMs, how AS How,
          source AS Source, recorded_at_ms AS RecordedAtMs
        FROM consents WHERE agent_id = @agentId
        """;

    public static bool Append(ControlSession session, int agentId, Consent consent, string source, long recordedAtMs)
    {
        if (Latest(session, agentId)?.Consent == consent)
        {
            return false;
        }

        session.Execute(
            """
            INSERT INTO consents (agent_id, version, sha256, accepted_by, accepted_at_ms, how, source, recorded_at_ms)
            VALUES (@agentId, @Version, @Sha256, @AcceptedBy, @AcceptedAtMs, @How, @source, @recordedAtMs)
            """,
            new { agentId, consent.Version, consent.Sha256, consent.AcceptedBy, consent.AcceptedAtMs, consent.How, source, recordedAtMs });
        return true;
    }

    public static ConsentEntry? Latest(ControlSession session, int agentId) =>
        session.FirstOrDefault<ConsentRecord>(Columns + " ORDER BY id DESC LIMIT 1", new { agentId })?.ToEntry();

    public static IReadOnlyList<ConsentEntry> List(ControlSession session, int agentId) =>
        [.. session.List<ConsentRecord>(Columns + " ORDER BY id", new { agentId }).Select(r => r.ToEntry())];
}
