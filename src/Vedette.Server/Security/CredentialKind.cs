namespace Vedette.Server.Security;

internal enum CredentialKind
{
    /// <summary><c>vda_</c>: an agent's key.</summary>
    Agent,

    /// <summary><c>vdt_</c>: a one-time invitation for an agent.</summary>
    EnrolmentToken,

    /// <summary><c>vdp_</c>: a person's session.</summary>
    Person,
}
