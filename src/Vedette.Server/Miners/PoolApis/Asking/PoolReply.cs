using System.Text.Json;
using Vedette.Server.Miners.PoolApis.Dialects;

namespace Vedette.Server.Miners.PoolApis.Asking;

/// <summary>From bytes to what they say.</summary>
internal static class PoolReply
{
    /// <summary>No pool goes deeper than 6.</summary>
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 32 };

    public static PoolPage Read(PoolDialect dialect, ReadOnlyMemory<byte> body)
    {
        try
        {
            using JsonDocument reply = JsonDocument.Parse(body, Options);
            return dialect.Read(reply.RootElement);
        }
        catch (JsonException)
        {
            return PoolPage.Refused("answers with what is no JSON");
        }
    }
}
