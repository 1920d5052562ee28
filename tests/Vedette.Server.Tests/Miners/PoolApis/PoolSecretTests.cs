using Vedette.Server.Hosting;
using Vedette.Server.Miners.PoolApis.Accounts;
using Vedette.Server.Miners.PoolApis.Dialects;
using Vedette.Storage.Control;
using Vedette.Testing;

namespace Vedette.Server.Tests.Miners.PoolApis;

public sealed class PoolSecretTests : IDisposable
{
    private const string Secret = "very-secret-token-0123456789";

    private static readonly PoolAccount Farm = new() { Kind = "braiins", Account = "farm", BaseUrl = "https://pool.example/" };

    public static TheoryData<string> Kinds => [.. PoolDialects.All.Select(d => d.Kind.Name)];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private PoolSecrets Secrets() => new(new ServerOptions { DataFolder = _folder.Path });

    [Fact]
    public void A_sealed_secret_opens_after_a_restart_and_shows_nothing_of_itself()
    {
        PoolAccount stored = Farm with { SealedSecret = Secrets().Seal(Secret, Farm) };

        Assert.DoesNotContain(Secret, System.Text.Encoding.Latin1.GetString(Convert.FromBase64String(stored.SealedSecret!)), StringComparison.Ordinal);
        Assert.Equal(Secret, Secrets().Open(stored));
        Assert.NotEqual(stored.SealedSecret, Secrets().Seal(Secret, Farm));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_folder.File(PoolSecrets.FileName)));
    }

    [Fact]
    public void A_secret_is_bound_to_its_kind_and_address()
    {
        PoolAccount stored = Farm with { SealedSecret = Secrets().Seal(Secret, Farm) };

        Assert.Equal(Secret, Secrets().Open(stored with { Account = "farm2", Hosts = "proxy.lan" }));
        Assert.Null(Secrets().Open(stored with { BaseUrl = "https://thief.example/" }));
        Assert.Null(Secrets().Open(stored with { BaseUrl = null }));
        Assert.Null(Secrets().Open(stored with { Kind = "viabtc" }));
    }

    [Fact]
    public void Without_the_key_file_or_with_another_nothing_opens_and_nothing_breaks()
    {
        PoolAccount stored = Farm with { SealedSecret = Secrets().Seal(Secret, Farm) };
        File.Delete(_folder.File(PoolSecrets.FileName));
        Assert.Null(Secrets().Open(stored));
        Assert.False(File.Exists(_folder.File(PoolSecrets.FileName)));

        File.WriteAllText(_folder.File(PoolSecrets.FileName), "no key");
        Assert.Null(Secrets().Open(stored));
        PoolAccount anew = Farm with { SealedSecret = Secrets().Seal("other", Farm) };
        Assert.Equal((null, "other"), (Secrets().Open(stored), Secrets().Open(anew)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("AAAA")]
    [InlineData("no base64 at all")]
    [InlineData("AgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void What_is_no_sealed_secret_opens_to_nothing(string stored)
    {
        PoolSecrets secrets = Secrets();
        secrets.Seal(Secret, Farm);
        Assert.Null(secrets.Open(Farm with { SealedSecret = stored }));
        Assert.Null(secrets.Open(Farm));
    }

    [Fact]
    public void A_changed_byte_anywhere_opens_nothing()
    {
        PoolSecrets secrets = Secrets();
        byte[] stored = Convert.FromBase64String(secrets.Seal(Secret, Farm));
        for (int at = 0; at < stored.Length; at++)
        {
            byte[] changed = [.. stored];
            changed[at] ^= 1;
            Assert.Null(secrets.Open(Farm with { SealedSecret = Convert.ToBase64String(changed) }));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Nothing_that_carries_a_secret_tells_it_when_it_is_written_as_text(string kind)
    {
        PoolDialect dialect = PoolReplies.Dialect(kind);
        string told = dialect.Kind.SecretIs == PoolSecretForm.KeyAndSecret ? $"key:{Secret}" : Secret;
        var question = new PoolQuestion("farm", told, 1);
        PoolRequest request = dialect.Request(question);
        object[] carriers = [question, request, new NewPoolAccount(kind, "farm", told), new PoolAccountChoices { Secret = told }];

        Assert.All(carriers, c => Assert.DoesNotContain(Secret, c.ToString(), StringComparison.Ordinal));
        Assert.DoesNotContain(Secret, request.Path, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, $"{KeyAndSecret.Parse(told)}{request.Body}", StringComparison.Ordinal);
    }
}
