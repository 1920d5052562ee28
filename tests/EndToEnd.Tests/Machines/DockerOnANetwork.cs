namespace Vedette.EndToEnd.Tests.Machines;

/// <summary>A dockerd whose containers have a network: a bridge in a network namespace of the daemon's own, which ends with it and leads nowhere else.</summary>
public sealed class DockerOnANetwork : DockerInABox
{
    public const string Network = "lan";

    public const string Gateway = "10.123.0.1";

    protected override IReadOnlyList<string> Namespaces => ["--net", .. base.Namespaces];

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await DockerAsync(TestContext.Current.CancellationToken, "network", "create", "--subnet", "10.123.0.0/24", "--gateway", Gateway, Network);
    }
}
