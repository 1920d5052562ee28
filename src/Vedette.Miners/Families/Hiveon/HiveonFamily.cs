using Vedette.Miners.Connections;
using Vedette.Miners.Families.Antminer;
using Vedette.Model.Miners;

namespace Vedette.Miners.Families.Hiveon;

/// <summary>Hiveon ASIC, which kept the replies of Bitmain's firmware and adds the power to them.</summary>
internal sealed class HiveonFamily : IMinerFamily
{
    public bool Reads(MinerIdentity identity) => identity.FirmwareFamily == FirmwareFamily.Hiveon;

    public ValueTask<MinerSnapshot?> ReadAsync(IMinerConnection device, MinerIdentity identity, CancellationToken stop) =>
        AntminerKin.ReadAsync(device, identity, "hiveon", static (snapshot, _) => snapshot, stop);
}
