using Vedette.Testing;

namespace Vedette.Server.Tests.Portal;

/// <summary>A built portal of a few files, and a file beside it that nobody may read.</summary>
internal sealed class SmallPortal : IDisposable
{
    public const string Script = "/assets/index-a1b2c3.js";
    public const string Secret = "the owner's secret";

    public static readonly string ScriptText = string.Concat(Enumerable.Repeat("console.log('hello');\n", 100));

    private readonly TemporaryFolder _folder = new();

    public SmallPortal()
    {
        Directory.CreateDirectory(_folder.File("portal/assets"));
        File.WriteAllText(_folder.File("secret.txt"), Secret);
        File.WriteAllText(_folder.File("portal/.built-from"), Secret);
        File.WriteAllText(_folder.File("portal/index.html"), "<!doctype html><meta property=\"csp-nonce\" nonce=\"__CSP_NONCE__\"><div id=\"root\"></div>");
        File.WriteAllText(_folder.File("portal" + Script), ScriptText);
        File.WriteAllText(_folder.File("portal/favicon-unknown.svg"), "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    }

    public string Folder => _folder.File("portal");

    public void Dispose() => _folder.Dispose();
}
