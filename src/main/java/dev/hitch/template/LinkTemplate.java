package dev.hitch.template;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;

import dev.hitch.application.ApplicationId;

/** Look and defaults of Link, to which short links of an application refer. */
@Entity
@Table(name = "link_template")
public class LinkTemplate {

    /** Names the built-in template. */
    static final String BUILT_IN = "default";

    @Id
    String id;

    @Column(name = "application_id")
    String applicationId;

    String name;

    @Column(name = "require_external_id")
    boolean requireExternalId;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    LinkTemplateSettings settings;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    @Column(name = "archived_at")
    Instant archivedAt;

    @Version
    int version;

    /** For Hibernate. */
    protected LinkTemplate() {}

    /** A new template of {@code application}. */
    static LinkTemplate create(LinkTemplateId id, ApplicationId application, CreateLinkTemplate request, Instant now) {
        LinkTemplate template = new LinkTemplate();
        template.id = id.value();
        template.applicationId = application.value();
        template.name = request.name();
        template.requireExternalId = Boolean.TRUE.equals(request.requireExternalId());
        template.settings = request.settings();
        template.createdAt = now;
        template.updatedAt = now;
        return template;
    }

    /** The template of links that name none. It sets nothing, has no row and belongs to no application. */
    static LinkTemplate builtIn() {
        LinkTemplate template = new LinkTemplate();
        template.id = BUILT_IN;
        template.name = "Default";
        template.settings = LinkTemplateSettings.NONE;
        return template;
    }

    /** Applies {@code patch}; sets {@code updatedAt} only if that changes something. */
    void apply(PatchLinkTemplate patch, Instant now) {
        String newName = PatchLinkTemplate.over(patch.name(), name);
        boolean required = Boolean.TRUE.equals(PatchLinkTemplate.over(patch.requireExternalId(), requireExternalId));
        LinkTemplateSettings says = patch.over(settings);
        boolean changed = !newName.equals(name) || required != requireExternalId || !says.equals(settings);
        name = newName;
        requireExternalId = required;
        settings = says;
        updatedAt = changed ? now : updatedAt;
    }

    /** New links may no longer use it; existing links still do. */
    void archive(Instant now) {
        if (archivedAt == null) {
            archivedAt = now;
            updatedAt = now;
        }
    }

    /** New links may use it again. */
    void unarchive(Instant now) {
        if (archivedAt != null) {
            archivedAt = null;
            updatedAt = now;
        }
    }

    /** What it sets for Link. */
    public LinkTemplateSettings settings() {
        return settings;
    }
}
