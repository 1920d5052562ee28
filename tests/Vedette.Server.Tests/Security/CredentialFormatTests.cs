using Vedette.Server.Security;

namespace Vedette.Server.Tests.Security;

public sealed class CredentialFormatTests
{
    private static string NewText(int id = 7) => CredentialFormat.Write(CredentialKind.Agent, id, CredentialFormat.NewSecret());

    [Theory]
    [InlineData(1)]
    [InlineData(int.MaxValue)]
    public void What_was_written_is_read_with_its_id_and_the_hash_of_its_secret(int id)
    {
        string secret = CredentialFormat.NewSecret();

        PresentedCredential? read = CredentialFormat.Parse(CredentialKind.Agent, CredentialFormat.Write(CredentialKind.Agent, id, secret));

        Assert.Equal(id, read!.Id);
        Assert.Equal(CredentialFormat.HashOf(secret), read.SecretHash);
    }

    [Fact]
    public void Every_typing_error_of_one_character_is_noticed()
    {
        string text = NewText();
        for (int i = 0; i < text.Length; i++)
        {
            char[] changed = text.ToCharArray();
            changed[i] = changed[i] == 'x' ? 'y' : 'x';
            Assert.Null(CredentialFormat.Parse(CredentialKind.Agent, changed));
        }
    }

    [Fact]
    public void A_credential_of_one_kind_is_none_of_another()
    {
        string text = NewText();

        Assert.Null(CredentialFormat.Parse(CredentialKind.Person, text));
        Assert.Null(CredentialFormat.Parse(CredentialKind.EnrolmentToken, text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("vda")]
    [InlineData("vda_")]
    [InlineData("vda____")]
    [InlineData("vda_1_2_3_4_5")]
    [InlineData("vda_99999999999_0000000000000000000000000000000000000000000_000000")]
    [InlineData("vda_-1_0000000000000000000000000000000000000000000_000000")]
    [InlineData("vda_1_000000000000000000000000000000000000000000\u00e9_000000")]
    public void What_is_no_credential_is_refused(string text) => Assert.Null(CredentialFormat.Parse(CredentialKind.Agent, text));

    [Fact]
    public void A_written_id_has_one_form()
    {
        string text = CredentialFormat.Write(CredentialKind.Agent, 7, CredentialFormat.NewSecret());

        Assert.Null(CredentialFormat.Parse(CredentialKind.Agent, text.Replace("_7_", "_07_", StringComparison.Ordinal)));
        Assert.Null(CredentialFormat.Parse(CredentialKind.Agent, text + "\n"));
        Assert.Null(CredentialFormat.Parse(CredentialKind.Agent, new string('v', 100_000)));
    }

    [Fact]
    public void Secrets_do_not_repeat() => Assert.Equal(1000, Enumerable.Range(0, 1000).Select(_ => CredentialFormat.NewSecret()).Distinct(StringComparer.Ordinal).Count());
}
