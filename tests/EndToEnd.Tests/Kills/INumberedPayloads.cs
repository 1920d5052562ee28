using Google.Protobuf;
using Vedette.Protocol.Messages;

namespace Vedette.EndToEnd.Tests.Kills;

/// <summary>What an agent sends at step n, such that n can be read off what the server shows.</summary>
internal interface INumberedPayloads
{
    TelemetryEncoding Encoding { get; }

    /// <summary>Called once for each n, in order.</summary>
    ByteString Make(long n, long atMs);
}
