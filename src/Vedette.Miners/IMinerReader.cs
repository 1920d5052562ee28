using Vedette.Miners.Connections;
using Vedette.Model.Miners;

namespace Vedette.Miners;

/// <summary>Finds out what a device is, and reads it. Implemented once, over all families; a seam so that scans and polls are tested without devices.</summary>
public interface IMinerReader
{
    /// <summary>
    /// What answers there: null where it is no miner at all (a printer's web page). A device that speaks a miner's language and that nobody knows comes back with the vendor "unknown" and its raw replies.
    /// </summary>
    ValueTask<MinerIdentity?> IdentifyAsync(IMinerConnection device, CancellationToken stop);

    /// <summary>
    /// Reads everything. The identity in the snapshot may be fuller than <paramref name="known"/>. Null where nothing answered; where other replies came than that identity gives, the identity in the
    /// snapshot has the vendor "unknown", and the caller identifies anew.
    /// </summary>
    ValueTask<MinerSnapshot?> ReadAsync(IMinerConnection device, MinerIdentity known, CancellationToken stop);
}
