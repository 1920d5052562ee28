using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Vedette.Server.Hosting;

/// <summary>The ports that were really opened: port 0 lets the kernel choose.</summary>
internal sealed class BoundAddresses(IServer server)
{
    public int HttpPort => Port(0);

    public int GrpcPort => Port(1);

    private int Port(int index)
    {
        string[] addresses = [.. server.Features.Get<IServerAddressesFeature>()?.Addresses ?? []];
        return index < addresses.Length ? new Uri(addresses[index].Replace("[::]", "localhost", StringComparison.Ordinal)).Port : 0;
    }
}
