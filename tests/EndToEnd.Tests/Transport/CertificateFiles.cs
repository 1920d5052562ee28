using Vedette.EndToEnd.Tests.Programs;
using Vedette.Testing;

namespace Vedette.EndToEnd.Tests.Transport;

/// <summary>A root, an authority below it and a certificate for 127.0.0.1, as a company hands them out: made by openssl.</summary>
internal sealed class CertificateFiles : IDisposable
{
    private const string Script = """
        set -e
        cd "$1"
        new='-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes'
        openssl req -x509 $new -keyout root.key -out root.pem -days 30 -subj '/CN=Test root'
        openssl req $new -keyout middle.key -out middle.csr -subj '/CN=Test authority'
        printf 'basicConstraints=critical,CA:true\nkeyUsage=critical,keyCertSign\n' >middle.ext
        openssl x509 -req -in middle.csr -CA root.pem -CAkey root.key -CAcreateserial -days 30 -extfile middle.ext -out middle.pem
        openssl req $new -keyout leaf.key -out leaf.csr -subj '/CN=Test server'
        printf 'subjectAltName=IP:127.0.0.1\nextendedKeyUsage=serverAuth\n' >leaf.ext
        openssl x509 -req -in leaf.csr -CA middle.pem -CAkey middle.key -CAcreateserial -days 30 -extfile leaf.ext -out leaf.pem
        cat leaf.pem middle.pem >chain.pem
        """;

    private readonly TemporaryFolder _folder = new();

    public string Root => _folder.File("root.pem");

    public string Chain => _folder.File("chain.pem");

    public string Leaf => _folder.File("leaf.pem");

    public string Key => _folder.File("leaf.key");

    /// <summary>A key that belongs to another certificate.</summary>
    public string OtherKey => _folder.File("middle.key");

    public async Task MakeAsync(CancellationToken stop)
    {
        await using RunningProgram openssl = RunningProgram.Start("/bin/bash", ["-c", Script, "make", _folder.Path]);
        Assert.True(await openssl.ExitCodeAsync(stop) == 0, openssl.Transcript);
    }

    public void Dispose() => _folder.Dispose();
}
