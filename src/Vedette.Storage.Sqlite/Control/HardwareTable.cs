using Vedette.Storage.Control;

namespace Vedette.Storage.Sqlite.Control;

/// <summary>Statements on the inventory that more than one store needs inside its own transaction.</summary>
internal static class HardwareTable
{
    public static bool Record(ControlSession session, int agentId, HardwareDocument hardware, long atMs)
    {
        string? current = session.FirstOrDefault<string>("SELECT fingerprint FROM hardware WHERE agent_id = @agentId ORDER BY id DESC LIMIT 1", new { agentId });
        if (string.Equals(current, hardware.Fingerprint, StringComparison.Ordinal))
        {
            return false;
        }

        session.Execute(
            "INSERT INTO hardware (agent_id, fingerprint, document, since_ms) VALUES (@agentId, @Fingerprint, @Json, @atMs)",
            new { agentId, hardware.Fingerprint, hardware.Json, atMs });
        session.Execute(
            "DELETE FROM hardware WHERE agent_id = @agentId AND id <= (SELECT id FROM hardware WHERE agent_id = @agentId ORDER BY id DESC LIMIT 1 OFFSET @kept)",
            new { agentId, kept = IHardwareInventory.MaxHistory });
        return true;
    }
}
