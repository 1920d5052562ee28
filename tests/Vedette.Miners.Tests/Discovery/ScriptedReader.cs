using Vedette.Miners.Connections;
using Vedette.Model.Miners;

namespace Vedette.Miners.Tests.Discovery;

/// <summary>Takes each address for what the script says.</summary>
internal sealed class ScriptedReader(Func<string, CancellationToken, Task<MinerIdentity?>> identify) : IMinerReader
{
    public ScriptedReader(Func<string, MinerIdentity?> identify) : this((address, _) => Task.FromResult(identify(address)))
    {
    }

    public async ValueTask<MinerIdentity?> IdentifyAsync(IMinerConnection device, CancellationToken stop) => await identify(device.Address, stop);

    public ValueTask<MinerSnapshot?> ReadAsync(IMinerConnection device, MinerIdentity known, CancellationToken stop) => throw new InvalidOperationException("A scan reads nothing.");
}
