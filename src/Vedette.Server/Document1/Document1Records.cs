using System.Text.Json;
using Vedette.Server.Errors;
using Vedette.Server.Fleet;
using Vedette.Storage.Control;

namespace Vedette.Server.Document1;

/// <summary>Where the parts of a report go that are no samples.</summary>
internal sealed class Document1Records(IHardwareInventory hardware, IConsentLedger consents)
{
    public IConsentLedger Consents => consents;

    /// <summary>Null where it was kept or there was none.</summary>
    public async Task<ApiError?> HardwareAsync(int agentId, JsonElement? reported, long atMs, CancellationToken stop)
    {
        if (reported is not { ValueKind: not JsonValueKind.Null } element)
        {
            return null;
        }

        if (HardwareReport.Read(element) is not HardwareDocument document)
        {
            return ApiError.BadRequest("hardware must be an object of a reasonable size.");
        }

        await hardware.RecordAsync(agentId, document, atMs, stop);
        return null;
    }
}
