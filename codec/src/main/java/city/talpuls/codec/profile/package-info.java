/**
 * What decoded values mean: which is a reading of which property, in which unit. Start at {@link
 * city.talpuls.codec.profile.Translation}. Profiles and the names that vendors commonly use are data, shipped beside the
 * code; operators add their own.
 */
@NullMarked
package city.talpuls.codec.profile;

import org.jspecify.annotations.NullMarked;
