using System.Text.Json;
using Vedette.Server.Fleet;
using Vedette.Storage.Control;

namespace Vedette.Server.Ingest;

/// <summary>Takes what agents tell of their hardware on the stream.</summary>
internal sealed class HardwareIntake(IHardwareInventory inventory, IngestEvents events)
{
    public async ValueTask TakeAsync(int agentId, ReadOnlyMemory<byte> json, long nowMs, CancellationToken stop)
    {
        if (Read(json) is { } document)
        {
            await inventory.RecordAsync(agentId, document, nowMs, stop);
        }
        else
        {
            events.MessageIgnored(agentId, "malformed_hardware");
        }
    }

    private static HardwareDocument? Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using JsonDocument parsed = JsonDocument.Parse(json);
            return HardwareReport.Read(parsed.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
