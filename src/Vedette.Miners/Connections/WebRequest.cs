namespace Vedette.Miners.Connections;

/// <param name="Path">With its query: /cgi-bin/stats.cgi.</param>
public sealed record WebRequest(string Path)
{
    public string Method { get; init; } = "GET";

    public int Port { get; init; } = 80;

    public bool Tls { get; init; }

    /// <summary>JSON, for the interfaces that read by POST (GraphQL).</summary>
    public string? Body { get; init; }

    /// <summary>As a whole header: a token that a reading login gave.</summary>
    public string? Authorization { get; init; }

    /// <summary>Answer a 401 for Digest once with the login that the owner configured for this maker, if there is one.</summary>
    public string? LoginFor { get; init; }
}
