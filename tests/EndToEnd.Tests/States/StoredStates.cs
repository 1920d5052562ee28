using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Vedette.Server.Hosting;
using Vedette.Storage.States;

namespace Vedette.EndToEnd.Tests.States;

/// <summary>Every state that a server's folder holds, unpacked, read by the server's own store after the program ended.</summary>
internal static class StoredStates
{
    public static async Task<byte[][]> ReadAsync(string data, IEnumerable<int> hosts, CancellationToken stop)
    {
        await using WebApplication server = ServerApplication.Build(new ServerOptions { DataFolder = data, HttpPort = 0, GrpcPort = 0 }, TimeProvider.System);
        await server.StartAsync(stop);
        IStateReader reader = server.Services.GetRequiredService<IStateReader>();
        var payloads = new List<byte[]>();
        foreach (int host in hosts)
        {
            foreach (StateChain chain in reader.Chains(host, 0, long.MaxValue))
            {
                reader.Read(new StateSpan(host, chain.ChainMs, long.MaxValue), (_, payload) => payloads.Add(payload.ToArray()));
            }
        }

        await server.StopAsync(stop);
        return [.. payloads];
    }
}
