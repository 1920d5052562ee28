using System.Net;

namespace Vedette.Server.Miners.PoolApis.Asking;

/// <summary>The machine's own proxy, for what is asked with TLS. What is asked without goes no further than this machine or the own network: a proxy would read the secret in it, or carry it out.</summary>
internal sealed class TlsOnlyProxy(IWebProxy proxy) : IWebProxy
{
    public ICredentials? Credentials
    {
        get => proxy.Credentials;
        set => proxy.Credentials = value;
    }

    public Uri? GetProxy(Uri destination) => proxy.GetProxy(destination);

    public bool IsBypassed(Uri host) => host.Scheme != Uri.UriSchemeHttps || proxy.IsBypassed(host);
}
