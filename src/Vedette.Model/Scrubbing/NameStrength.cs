namespace Vedette.Model.Scrubbing;

/// <summary>How surely a name says that its value is a secret.</summary>
internal enum NameStrength
{
    None,

    /// <summary>key, auth, cookie: secrets as a rule, but words of prose too.</summary>
    Weak,

    Strong,

    /// <summary>Names a password, which people also write as <c>pass:VALUE</c>.</summary>
    Password,
}
