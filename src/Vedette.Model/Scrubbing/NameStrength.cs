namespace Vedette.Model.Scrubbing;

/// <summary>How surely a name says that its value is a secret.</summary>
internal enum NameStrength
{
    None,

    /// <summary>A licence: its key as a rule, but often the name of one that all the world may know.</summary>
    Licence,

    /// <summary>key, auth, cookie: secrets as a rule, but words of prose too.</summary>
    Weak,

    Strong,

    /// <summary>Names a password, which people also write as <c>pass:VALUE</c>.</summary>
    Password,
}
