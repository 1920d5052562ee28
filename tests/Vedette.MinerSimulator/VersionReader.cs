using System.Text;
using Vedette.Miners;
using Vedette.Miners.Connections;
using Vedette.Model.Miners;

namespace Vedette.MinerSimulator;

/// <summary>Takes for a miner what answers the command "version"; enough where a test is about addresses and not about devices.</summary>
public sealed class VersionReader : IMinerReader
{
    private const int MostCharacters = 60;

    public async ValueTask<MinerIdentity?> IdentifyAsync(IMinerConnection device, CancellationToken stop)
    {
        DeviceReply reply = await device.AskAsync(new RpcRequest("version"), stop);
        if (!reply.IsAnswer)
        {
            return null;
        }

        string text = Encoding.UTF8.GetString(reply.Body.Span);
        return new MinerIdentity { Vendor = "answers", RawModel = text[..Math.Min(text.Length, MostCharacters)] };
    }

    public ValueTask<MinerSnapshot?> ReadAsync(IMinerConnection device, MinerIdentity known, CancellationToken stop) => ValueTask.FromResult<MinerSnapshot?>(null);
}
