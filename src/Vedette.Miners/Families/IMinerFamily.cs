using Vedette.Miners.Connections;
using Vedette.Model.Miners;

namespace Vedette.Miners.Families;

/// <summary>Devices that are asked and understood in one way. A new one is a folder with its reader, its parser and a line in <see cref="MinerFamilies"/>.</summary>
internal interface IMinerFamily
{
    /// <summary>True where a device of this identity is read here.</summary>
    bool Reads(MinerIdentity identity);

    /// <summary>Null where nothing answered. <see cref="MinerSnapshot.CollectedAt"/>, <see cref="MinerSnapshot.Took"/> and <see cref="MinerSnapshot.Address"/> are the caller's to fill.</summary>
    ValueTask<MinerSnapshot?> ReadAsync(IMinerConnection device, MinerIdentity identity, CancellationToken stop);
}
