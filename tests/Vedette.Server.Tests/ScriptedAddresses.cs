using Vedette.Server.Enrolment;

namespace Vedette.Server.Tests;

internal sealed class ScriptedAddresses : IServerAddresses
{
    public Uri? ConfiguredUrl { get; set; }

    public string? CaFingerprint { get; set; }

    public Uri Grpc(Uri serverUrl) => new UriBuilder(serverUrl) { Port = 8001 }.Uri;
}
