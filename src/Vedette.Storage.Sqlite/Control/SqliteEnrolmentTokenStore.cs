using System.Security.Cryptography;
using Vedette.Storage.Control;

namespace Vedette.Storage.Sqlite.Control;

public sealed class SqliteEnrolmentTokenStore(ControlDatabase database) : IEnrolmentTokenStore
{
    private const int LongestName = 128;

    private const string Columns = """
        SELECT t.id AS Id, t.name AS Name, t.site_id AS SiteId, t.created_at_ms AS CreatedAtMs, t.expires_at_ms AS ExpiresAtMs, t.agent_id AS AgentId, a.name AS AgentName
        FROM enrolment_tokens t LEFT JOIN agents a ON a.id = t.agent_id WHERE t.id = @id
        """;

    public ValueTask<EnrolmentToken> AddAsync(string? name, int? siteId, byte[] tokenHash, long createdAtMs, long expiresAtMs, CancellationToken stop) =>
        database.WriteAsync(
            session =>
            {
                int id = (int)session.First<long>(
                    "INSERT INTO enrolment_tokens (name, site_id, hash, created_at_ms, expires_at_ms) VALUES (@name, @siteId, @tokenHash, @createdAtMs, @expiresAtMs) RETURNING id",
                    new { name, siteId, tokenHash, createdAtMs, expiresAtMs });
                return session.First<EnrolmentToken>(Columns, new { id });
            },
            stop);

    public ValueTask<EnrolmentToken?> FindAsync(int id, CancellationToken stop) =>
        database.ReadAsync(session => session.FirstOrDefault<EnrolmentToken>(Columns, new { id }), stop);

    public ValueTask<RedeemResult> RedeemAsync(EnrolmentRedemption redemption, CancellationToken stop) =>
        database.WriteAsync(session => Redeem(session, redemption), stop);

    private static RedeemResult Redeem(ControlSession session, EnrolmentRedemption redemption)
    {
        byte[]? hash = session.FirstOrDefault<byte[]>("SELECT hash FROM enrolment_tokens WHERE id = @id", new { id = redemption.TokenId });
        if (hash is null || !CryptographicOperations.FixedTimeEquals(hash, redemption.TokenHash))
        {
            return new RedeemResult(RedeemOutcome.Unknown, null);
        }

        EnrolmentToken token = session.First<EnrolmentToken>(Columns, new { id = redemption.TokenId });
        if (token.AgentId is not null)
        {
            return new RedeemResult(RedeemOutcome.AlreadyUsed, null);
        }

        if (token.ExpiresAtMs <= redemption.AtMs)
        {
            return new RedeemResult(RedeemOutcome.Expired, null);
        }

        string name = FreeName(session, token.Name ?? redemption.Hostname);
        AgentKind kind = token.SiteId is null ? AgentKind.Host : AgentKind.Site;
        AgentRow agent = AgentTable.Insert(session, new NewAgent(kind, name, null, token.SiteId, redemption.KeyHash, redemption.AtMs));
        session.Execute("UPDATE enrolment_tokens SET used_at_ms = @AtMs, agent_id = @Id WHERE id = @TokenId", new { redemption.AtMs, agent.Id, redemption.TokenId });
        AgentTable.UpdateFacts(session, agent.Id, redemption.Facts);
        ConsentTable.Append(session, agent.Id, redemption.Consent, "enrolment", redemption.AtMs);
        if (redemption.Hardware is not null)
        {
            HardwareTable.Record(session, agent.Id, redemption.Hardware, redemption.AtMs);
        }

        return new RedeemResult(RedeemOutcome.Enrolled, AgentTable.Find(session, agent.Id));
    }

    private static string FreeName(ControlSession session, string wanted)
    {
        string name = wanted;
        for (int number = 2; AgentTable.IsNameTaken(session, name); number++)
        {
            string suffix = $"-{number}";
            name = string.Concat(wanted.AsSpan(0, Math.Min(wanted.Length, LongestName - suffix.Length)), suffix);
        }

        return name;
    }
}
