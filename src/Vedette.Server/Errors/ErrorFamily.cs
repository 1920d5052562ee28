namespace Vedette.Server.Errors;

/// <summary>The shape in which a group of routes tells errors; each document brought its own.</summary>
internal enum ErrorFamily
{
    /// <summary><c>{"error"}</c>: document 4's and our own.</summary>
    Error,

    /// <summary><c>{"detail"}</c>: document 2's.</summary>
    Detail,

    /// <summary><c>{"error", "detail"}</c>: sign-in, which clients of both share.</summary>
    Both,

    /// <summary><c>{"code", "message", "reasons"}</c>: document 1's, and InfluxDB 2's, which has no reasons.</summary>
    Coded,

    /// <summary><c>{"status": "error", "message"}</c>: document 5's bridge.</summary>
    Bridge,
}
